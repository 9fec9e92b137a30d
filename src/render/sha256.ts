/** A running hash; each host has its fastest. */
export interface Sha256 {
  update(bytes: Uint8Array): void
  digest(): string
}
