/* What libebur128 reads of a file: raw interleaved float32 samples on standard input, rate and channels as arguments. */
#include <ebur128.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* JSON has no infinity. */
static void print(const char *name, double value) {
  if (isfinite(value)) printf("%s%.4f", name, value);
  else printf("%snull", name);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const unsigned long rate = strtoul(argv[1], NULL, 10);
  const unsigned channels = (unsigned)strtoul(argv[2], NULL, 10);
  ebur128_state *state = ebur128_init(channels, rate, EBUR128_MODE_M | EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_LRA |
                                                          EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_SAMPLE_PEAK);
  /* Momentary and short-term are asked for every 100 ms, once their windows are full. */
  const size_t hop = rate / 10;
  float *block = malloc(sizeof(float) * channels * hop);
  size_t frames, hops = 0;
  double integrated = 0, range = 0, true_peak = 0, sample_peak = 0, momentary = -HUGE_VAL, short_term = -HUGE_VAL, value;
  while ((frames = fread(block, sizeof(float) * channels, hop, stdin)) > 0) {
    ebur128_add_frames_float(state, block, frames);
    if (frames < hop) break;
    hops++;
    if (hops >= 4 && ebur128_loudness_momentary(state, &value) == 0 && value > momentary) momentary = value;
    if (hops >= 30 && ebur128_loudness_shortterm(state, &value) == 0 && value > short_term) short_term = value;
  }
  ebur128_loudness_global(state, &integrated);
  ebur128_loudness_range(state, &range);
  for (unsigned channel = 0; channel < channels; channel++) {
    ebur128_true_peak(state, channel, &value);
    if (value > true_peak) true_peak = value;
    ebur128_sample_peak(state, channel, &value);
    if (value > sample_peak) sample_peak = value;
  }
  int major, minor, patch;
  ebur128_get_version(&major, &minor, &patch);
  printf("{\"meter\":\"libebur128 %d.%d.%d\"", major, minor, patch);
  print(",\"integratedLufs\":", integrated);
  print(",\"loudnessRangeLu\":", range);
  print(",\"truePeakDbtp\":", 20 * log10(true_peak));
  print(",\"samplePeakDbfs\":", 20 * log10(sample_peak));
  print(",\"maxMomentaryLufs\":", momentary);
  print(",\"maxShortTermLufs\":", short_term);
  printf("}\n");
  return 0;
}
