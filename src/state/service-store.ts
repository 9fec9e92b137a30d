import { createStore } from 'zustand/vanilla'
import { type DeliveryTarget, type DeliveryTargets, findTarget } from '../delivery/targets/delivery-target'

/** The delivery targets that are in use, and the service as which everything is listened to. */
export interface ServiceState {
  /** Null until the file is read. */
  readonly file: DeliveryTargets | null
  /** The file's own text, as it is saved. */
  readonly text: string
  /** The file that came with the program, or one of the person's own. */
  readonly origin: 'shipped' | 'own'
  readonly error: string | null
  /** Id of the service that is auditioned: for the ears alone, never saved, never exported. */
  readonly auditioned: string | null
}

export function createServiceStore() {
  return createStore<ServiceState>()(() => ({
    file: null,
    text: '',
    origin: 'shipped',
    error: null,
    auditioned: null,
  }))
}
export type ServiceStore = ReturnType<typeof createServiceStore>

/** The service that is listened to; null where none is, or where the file no longer knows it. */
export function auditionedTarget({ file, auditioned }: ServiceState): DeliveryTarget | null {
  return file && auditioned !== null ? findTarget(file.targets, auditioned) : null
}
