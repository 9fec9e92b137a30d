let gestures = 0

/** A name for one movement of a control, so that all its steps are undone together. */
export const newGesture = (kind: string) => `${kind}-${++gestures}`
