import type { Dsp } from '../../engine/dsp'
import { LoudnessMeter, METER } from '../../engine/loudness-meter'

/** A place where coding has made a true peak above full scale. */
export interface CodedOver {
  seconds: number
  channel: 'left' | 'right'
  dbtp: number
}

export interface CodedOvers {
  /** In order of time; of very many, the highest. */
  places: CodedOver[]
  /** Of all places. */
  total: number
  /** Highest true peak of both channels, over or not. */
  worstDbtp: number
}

/** What lies within this from a channel's first peak is one place. */
const PLACE_SECONDS = 0.01
const MOST_PLACES = 1000
const BLOCK_FRAMES = 4096
/** The meter keeps 16384 places: it is emptied before it can be full. */
const SPAN_FRAMES = 8192

/** Overs of 0 dBTP by the stated meter (16 times oversampled), each channel by itself. */
export function codedOvers(dsp: Dsp, left: Float32Array, right: Float32Array, rateHz: number): CodedOvers {
  const [ofLeft, ofRight] = [channelOvers(dsp, left, 'left', rateHz), channelOvers(dsp, right, 'right', rateHz)]
  const all = [...ofLeft.places, ...ofRight.places]
  const kept = all.length <= MOST_PLACES ? all : all.sort((a, b) => b.dbtp - a.dbtp).slice(0, MOST_PLACES)
  return {
    places: kept.sort((a, b) => a.seconds - b.seconds || (a.channel < b.channel ? -1 : 1)),
    total: all.length,
    worstDbtp: Math.max(ofLeft.worstDbtp, ofRight.worstDbtp),
  }
}

function channelOvers(dsp: Dsp, samples: Float32Array, channel: CodedOver['channel'], rateHz: number) {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: BLOCK_FRAMES, channels: 1 })
  const places: CodedOver[] = []
  let placeFrame = Number.NEGATIVE_INFINITY
  const drain = () => {
    const { frames, peaksDbtp } = meter.overs()
    for (const [n, frame] of frames.entries()) {
      const dbtp = peaksDbtp[n]!
      const place = places.at(-1)
      if (place && frame - placeFrame <= PLACE_SECONDS * rateHz) {
        if (dbtp > place.dbtp) Object.assign(place, { dbtp, seconds: frame / rateHz })
      } else {
        placeFrame = frame
        places.push({ seconds: frame / rateHz, channel, dbtp })
      }
    }
    if (frames.length > 0) meter.setCeilingDbtp(0)
  }
  meter.setCeilingDbtp(0)
  for (let start = 0; start < samples.length; start += SPAN_FRAMES) {
    const span = samples.subarray(start, start + SPAN_FRAMES)
    meter.process(span, span, span.length)
    drain()
  }
  meter.finish()
  drain()
  meter.refresh()
  return { places, worstDbtp: meter.values[METER.truePeakDbtp]! }
}
