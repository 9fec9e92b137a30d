import { sha256 } from '@noble/hashes/sha2.js'
import { utf8Bytes } from '../wav/chunk-bytes'
import { base64Text } from './base64'
import { elementText, scriptText, styleText } from './page-text'
import {
  CALIBRATION_CLASS,
  CALIBRATION_KEY,
  MANIFEST_ID,
  PIECE_CLASS,
  pieceKey,
  ROOT_ID,
  STORE_SCRIPT,
  TAKE_SCRIPT,
} from './review-page-layout'

/** The reviewer's page, as it was built: one module script without imports, and one style sheet. */
export interface ReviewPlayer {
  readonly script: string
  readonly style: string
}

const TAKE = `<script>${TAKE_SCRIPT}</script>\n`

const hashSource = (text: string) => `'sha256-${base64Text(sha256(utf8Bytes(text)))}'`

/** What the page may do: run exactly its own scripts, and ask nobody for anything. */
function policy(scripts: readonly string[], style: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(' ')}`,
    `style-src ${hashSource(style)}`,
    'img-src data: blob:',
    'font-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** The file's parts before the first piece; the manifest goes between them. */
export function reviewPage(title: string, player: ReviewPlayer): { beforeManifest: string; afterManifest: string } {
  const script = scriptText(player.script)
  const style = styleText(player.style)
  const beforeManifest = [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${policy([STORE_SCRIPT, script, TAKE_SCRIPT], style)}">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n',
    // Without one, a browser asks the host for an icon.
    '<link rel="icon" href="data:,">\n',
    `<title>${elementText(title)}</title>\n<style>${style}</style>\n<script>${STORE_SCRIPT}</script>\n</head>\n<body>\n`,
    '<noscript>This file plays its sound by a script of its own. Open it in a browser.</noscript>\n',
    `<script type="application/json" id="${MANIFEST_ID}">`,
  ].join('')
  const afterManifest = `</script>\n<div id="${ROOT_ID}"></div>\n<script type="module" async>${script}</script>\n`
  return { beforeManifest, afterManifest }
}

/** The tags around a piece's base64. */
export function pieceTags(slot: number, piece: number): { before: string; after: string } {
  return dataTags(PIECE_CLASS, pieceKey(slot, piece))
}

export function calibrationTags(): { before: string; after: string } {
  return dataTags(CALIBRATION_CLASS, CALIBRATION_KEY)
}

function dataTags(name: string, key: string) {
  // The second element directly behind the first: it finds it by its place.
  return { before: `<script type="text/plain" class="${name}" data-key="${key}">`, after: `</script>${TAKE}` }
}

export const REVIEW_END = '</body>\n</html>\n'
