import type { Certificate, Unsealed } from './certificate'
import { type CreateSha256, sha256OfText } from './expectation'

/**
 * JSON with the keys of every object in the order of their UTF-16 units and no spaces (as RFC 8785 has it): the same
 * text for the same content, however it was written down.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** The seal of a certificate's content. It shows an edit; it is no signature: who edits may seal anew. */
export function sealOf(content: Unsealed, createSha256: CreateSha256): Promise<string> {
  return sha256OfText(canonicalJson(content), createSha256)
}

export async function sealed(content: Unsealed, createSha256: CreateSha256): Promise<Certificate> {
  return { ...content, seal: await sealOf(content, createSha256) }
}

/** Whether the seal belongs to the content. */
export async function sealHolds(certificate: Certificate, createSha256: CreateSha256): Promise<boolean> {
  const { seal, ...content } = certificate
  return seal === (await sealOf(content, createSha256))
}
