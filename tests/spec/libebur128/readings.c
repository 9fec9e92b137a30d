/* What libebur128 reads of a file: raw interleaved float32 samples on standard input, rate and channels as arguments. */
#include <ebur128.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  const unsigned long rate = strtoul(argv[1], NULL, 10);
  const unsigned channels = (unsigned)strtoul(argv[2], NULL, 10);
  ebur128_state *state =
      ebur128_init(channels, rate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK | EBUR128_MODE_SAMPLE_PEAK);
  float *block = malloc(sizeof(float) * channels * 4096);
  size_t frames;
  while ((frames = fread(block, sizeof(float) * channels, 4096, stdin)) > 0) ebur128_add_frames_float(state, block, frames);
  double integrated = 0, range = 0, true_peak = 0, sample_peak = 0, value;
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
  printf("{\"meter\":\"libebur128 %d.%d.%d\",\"integratedLufs\":%.4f,\"loudnessRangeLu\":%.4f,\"truePeakDbtp\":%.4f,\"samplePeakDbfs\":%.4f}\n",
         major, minor, patch, integrated, range, 20 * log10(true_peak), 20 * log10(sample_peak));
  return 0;
}
