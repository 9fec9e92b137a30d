// Numbers of the processors that can be heard by what they change: STRIP_PROCESSORS and MASTER_PROCESSORS of src/params.

export const NO_PROCESSOR: i32 = -1

export const STRIP_REPAIR_NUMBER: i32 = 0
export const STRIP_FILTERS_NUMBER: i32 = 1
export const STRIP_EQ_NUMBER: i32 = 2
/** Compressor, transient shaper, saturator, width follow. */
export const STRIP_COMPRESSOR_NUMBER: i32 = 3
export const STRIP_SATURATOR_NUMBER: i32 = 5
export const STRIP_RIDES_NUMBER: i32 = 7

export const MASTER_REVERB_NUMBER: i32 = 0
/** The first of those with an order; the others follow as they stand in MASTER_ORDER. */
export const MASTER_EQ_NUMBER: i32 = 1
export const MASTER_FADES_NUMBER: i32 = 6
export const MASTER_LIMITER_NUMBER: i32 = 7
