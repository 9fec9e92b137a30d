/** The lowest of what was shown to it; null before there was anything. */
export class LowestHold {
  value: number | null = null

  update(value: number | null): void {
    if (value !== null && (this.value === null || value < this.value)) this.value = value
  }

  clear(): void {
    this.value = null
  }
}
