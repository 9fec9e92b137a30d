/** The master's processors whose order is free; fades, drive and the limiter always follow them. */
export const MASTER_ORDER = ['eq', 'multiband', 'glue', 'saturator', 'width'] as const
export type OrderedProcessor = (typeof MASTER_ORDER)[number]
