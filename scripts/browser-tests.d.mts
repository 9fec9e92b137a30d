export function browserTests(kind: 'timed' | 'untimed'): string[]
