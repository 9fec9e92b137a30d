import type { DeliveryTarget } from './delivery-target'

/** Of a finished master, as the whole-song meter reads it. */
export interface MasterFigures {
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly maxShortTermLufs?: number
}

export interface ServiceEffect {
  /** What the service multiplies the master by, in dB. */
  readonly gainDb: number
  /** What keeps it from the service's level; null where it gets there, or where nothing is changed. */
  readonly limitedBy: 'truePeak' | 'limiter' | null
  /** Loudness at which it plays there, in LUFS. */
  readonly playsAtLufs: number
  /** For a person; minus signs are hyphens. */
  readonly sentence: string
}

/** Less than this is not a change: one decimal is all that is shown. */
const NOTHING_DB = 0.05

const oneDecimal = (value: number) => (Math.abs(value) < NOTHING_DB ? 0 : value).toFixed(1)
const short = (value: number) => String(Number(value.toFixed(1)))

/**
 * What a service will do to a master, by the rules of its target: gain in dB, what stops it, and a sentence. Pure; of
 * a target that changes nothing the sentence says whether the master keeps what is asked for.
 */
export function whatServiceDoes(target: DeliveryTarget, figures: MasterFigures): ServiceEffect {
  const { integratedLufs } = figures
  if (!Number.isFinite(integratedLufs)) return asItIs(figures, 'Left as it is: silence has no loudness')
  if (target.levelLufs === null) return asItIs(figures, 'Plays as it is: nothing is turned up or down')
  if (target.direction === 'none') return asItIs(figures, demand(target, target.levelLufs, figures))
  const wantedDb = target.levelLufs - integratedLufs
  if (Math.abs(wantedDb) < NOTHING_DB) return asItIs(figures, 'Left as it is: it has the level')
  return wantedDb < 0 ? down(target, wantedDb, figures) : up(target, wantedDb, figures)
}

function asItIs({ integratedLufs }: MasterFigures, sentence: string): ServiceEffect {
  return { gainDb: 0, limitedBy: null, playsAtLufs: integratedLufs, sentence }
}

function down({ actsAboveLufs }: DeliveryTarget, gainDb: number, figures: MasterFigures): ServiceEffect {
  if (actsAboveLufs !== null && figures.integratedLufs <= actsAboveLufs) {
    return asItIs(figures, `Left as it is: it acts only above ${short(actsAboveLufs)} LUFS`)
  }
  const sentence = `Turned down ${oneDecimal(-gainDb)} dB`
  return { gainDb, limitedBy: null, playsAtLufs: figures.integratedLufs + gainDb, sentence }
}

function up(target: DeliveryTarget, wantedDb: number, figures: MasterFigures): ServiceEffect {
  const { direction, headroomDb, limiterWhenUp, actsAboveLufs } = target
  const { integratedLufs, truePeakDbtp } = figures
  if (actsAboveLufs !== null && integratedLufs <= actsAboveLufs) {
    return asItIs(figures, `Left as it is: it acts only above ${short(actsAboveLufs)} LUFS`)
  }
  if (direction === 'down') return asItIs(figures, 'Left as it is: it only turns down')
  if (limiterWhenUp && truePeakDbtp + wantedDb > limiterWhenUp.ceilingDb) {
    return {
      gainDb: wantedDb,
      limitedBy: 'limiter',
      playsAtLufs: integratedLufs + wantedDb,
      sentence: `Turned up ${oneDecimal(wantedDb)} dB, into a limiter at ${short(limiterWhenUp.ceilingDb)} dB`,
    }
  }
  const roomDb = headroomDb === null ? Number.POSITIVE_INFINITY : Math.max(0, -headroomDb - truePeakDbtp)
  if (roomDb >= wantedDb) {
    const sentence = `Turned up ${oneDecimal(wantedDb)} dB`
    return { gainDb: wantedDb, limitedBy: null, playsAtLufs: integratedLufs + wantedDb, sentence }
  }
  return {
    gainDb: roomDb,
    limitedBy: 'truePeak',
    playsAtLufs: integratedLufs + roomDb,
    sentence:
      roomDb < NOTHING_DB
        ? 'Left as it is: true peak leaves no room to turn it up'
        : `Turned up only ${oneDecimal(roomDb)} dB because of true peak`,
  }
}

/** Whether a master keeps what is asked for; a reading is compared as it is, not as it is shown. */
function demand(target: DeliveryTarget, levelLufs: number, figures: MasterFigures): string {
  const { toleranceLu, adviceCeilingDbtp, maxShortTermLufs } = target
  const offLu = figures.integratedLufs - levelLufs
  const tolerated = toleranceLu ?? NOTHING_DB
  const faults: string[] = []
  if (Math.abs(offLu) > tolerated + 1e-9)
    faults.push(`${oneDecimal(Math.abs(offLu))} LU ${offLu > 0 ? 'over' : 'under'}`)
  if (adviceCeilingDbtp !== null && figures.truePeakDbtp > adviceCeilingDbtp) {
    faults.push(`true peak over ${short(adviceCeilingDbtp)} dBTP`)
  }
  if (maxShortTermLufs !== null && (figures.maxShortTermLufs ?? Number.NEGATIVE_INFINITY) > maxShortTermLufs) {
    faults.push(`loudest 3 s over ${short(maxShortTermLufs)} LUFS`)
  }
  const range = toleranceLu === null ? '' : ` ±${short(toleranceLu)}`
  const asks = `Asks for ${short(levelLufs)}${range} LUFS`
  return faults.length === 0 ? `${asks}: kept` : `${asks}: ${faults.join(', ')}`
}
