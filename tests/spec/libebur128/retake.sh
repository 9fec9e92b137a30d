#!/usr/bin/env bash
# Takes references.json anew. Needs a C compiler, libebur128 and ffmpeg (Debian: build-essential libebur128-dev ffmpeg).
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 readings.c -lebur128 -lm -o "$work/readings"
(cd ../../.. && npm run -s tutti -- demo "$work/demo")
ffmpeg -v error -i "$work/demo/Tutti Demo - Drums.wav" -i "$work/demo/Tutti Demo - Bass.wav" -i "$work/demo/Tutti Demo - Chords.wav" \
  -i "$work/demo/Tutti Demo - Lead.wav" -i "$work/demo/Tutti Demo - Voice.wav" -i "$work/demo/Tutti Demo - Effects.wav" \
  -filter_complex "amix=inputs=6:normalize=0" -f f32le "$work/Sum.f32"
for name in Drums Bass Chords Lead Voice Effects; do
  ffmpeg -v error -i "$work/demo/Tutti Demo - $name.wav" -f f32le "$work/$name.f32"
done
{
  echo "{"
  separator=""
  for name in Drums Bass Chords Lead Voice Effects Sum; do
    printf '%s  "%s": %s' "$separator" "$name" "$("$work/readings" 48000 2 <"$work/$name.f32")"
    separator=$',\n'
  done
  printf '\n}\n'
} >"$work/references.json"
mv "$work/references.json" references.json
(cd ../../.. && npx biome format --write tests/spec/libebur128/references.json)
