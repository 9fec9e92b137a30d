/**
 * The part of the origin private file system that the store uses, as workers have it (TypeScript's DOM library lacks
 * sync access handles and `move`). Small, so that a test can stand in for it.
 */
export interface SyncHandle {
  read(into: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  getSize(): number
  flush(): void
  close(): void
}

export interface StoreFile {
  readonly kind: 'file'
  readonly name: string
  /** Exclusive, unless all who hold one asked for 'read-only': else NoModificationAllowedError. */
  createSyncAccessHandle(options?: { mode: 'read-only' | 'readwrite' }): Promise<SyncHandle>
  getFile(): Promise<Blob>
  /** Renames within the folder; missing in older browsers. */
  move?(name: string): Promise<void>
}

export interface StoreFolder {
  getFileHandle(name: string, options?: { create?: boolean }): Promise<StoreFile>
  removeEntry(name: string): Promise<void>
  keys(): AsyncIterable<string>
}

/** Runs `work` while no other tab of this origin does such work. */
export type Exclusively = <T>(work: () => Promise<T>) => Promise<T>
