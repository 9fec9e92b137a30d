/** "850 kB", "4.2 MB", "138 MB", "1.2 GB": in powers of ten, as file managers and hosts count. */
export function bytesText(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1e3))} kB`
  const [value, unit] = bytes < 999_500_000 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`
}
