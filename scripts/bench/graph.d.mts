export function benchSession(stems: readonly string[]): object
export function ffmpegGraph(stems: readonly string[], out: string): string[]
