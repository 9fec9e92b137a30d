import type { BandPlace, CompareLane, ListeningChecks, MonitorSlot, ProcessorPlace } from '../protocol/listening'
import { type Listening, NEW_LISTENING } from './control-changes'
import { placeLanes } from './lane-places'

/** What reaches the ears, and the eyes, beside the session: none of it is saved, none of it is exported. */
export class Ears {
  private readonly onChange: () => void
  private readonly slotGainsDb = new Map<MonitorSlot, number>()
  private readonly state: Listening = { ...NEW_LISTENING, slotGainsDb: this.slotGainsDb }

  /** `onChange` is called at each change, however many there are. */
  constructor(onChange: () => void) {
    this.onChange = onChange
  }

  get listening(): Readonly<Listening> {
    return this.state
  }

  /** Hears these groups alone, in the master and in the plain sum; an empty set hears all. */
  setSolo(groupIds: ReadonlySet<string>): void {
    this.state.solo = new Set(groupIds)
    this.onChange()
  }

  /** Hears one band of the multiband compressor alone; null hears all. */
  setBandSolo(band: number | null): void {
    this.state.bandSolo = band
    this.onChange()
  }

  /**
   * The sources beside the stems that can be heard at once: at most MAX_LANES, what is more is left out. While the song
   * plays a change takes about a third of a second to be heard; the song goes on meanwhile and after it as it was.
   */
  setLanes(lanes: readonly CompareLane[]): void {
    this.state.lanes = placeLanes(this.state.lanes, lanes)
    this.onChange()
  }

  /**
   * What is let through. A slot that has no lane, because its file is gone or has not come yet, lets the master through:
   * silence would be taken for what the slot sounds like. It is heard as soon as there is a lane for it.
   */
  setSlot(slot: MonitorSlot): void {
    this.state.slot = slot
    this.onChange()
  }

  /** Gain of a slot in the monitor, for equal loudness; kept for a slot that has no lane yet. */
  setSlotGainDb(slot: MonitorSlot, gainDb: number): void {
    this.slotGainsDb.set(slot, gainDb)
    this.onChange()
  }

  /** What is done to everything on its way to the ears; never part of what is exported. */
  setChecks(checks: ListeningChecks): void {
    this.state.checks = checks
    this.onChange()
  }

  /**
   * Hears only what one processor changes, in place of the slot; null hears the slot. The send and the fades have nothing
   * of the kind (what a send adds is the reverb's): with them the slot stays.
   */
  setDelta(place: ProcessorPlace | null): void {
    this.state.delta = place
    this.onChange()
  }

  /** Hears one band of an equaliser alone, in place of the slot and of a delta; null hears these. */
  setHeldBand(held: BandPlace | null): void {
    this.state.heldBand = held
    this.onChange()
  }

  /** The processor whose sound the scope sees before and after it; null for none. It changes nothing that is heard. */
  setWatched(place: ProcessorPlace | null): void {
    this.state.watched = place
    this.onChange()
  }

  /** Whether the pairs of the master's output are looked at. */
  setPairs(isWanted: boolean): void {
    this.state.pairs = isWanted
    this.onChange()
  }
}
