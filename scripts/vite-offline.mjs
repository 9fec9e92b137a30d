// A Vite plugin: emits sw.js, which keeps the whole build in the browser's cache so that it works with the network off.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The service worker's text. Files with a hash in their name never change; the page itself is asked for first. */
function serviceWorker(files, version) {
  return `const CACHE = 'tutti-${version}'
const FILES = ${JSON.stringify(files)}
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)))
  // A later version waits until no page of the one before is open: the two are never mixed.
  if (!self.registration.active) self.skipWaiting()
})
self.addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.startsWith('tutti-') && name !== CACHE)
  event.waitUntil(
    caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return
  const kept = () => caches.match(request, { ignoreSearch: true, ignoreVary: true })
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await kept()) ?? caches.match('./', { ignoreVary: true })))
  } else {
    event.respondWith(kept().then((found) => found ?? fetch(request)))
  }
})
`
}

export function offline() {
  let publicDir = ''
  return {
    name: 'tutti-offline',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir
    },
    generateBundle(_, bundle) {
      const built = Object.keys(bundle).filter((name) => !name.endsWith('.map') && name !== 'index.html')
      const copied = readdirSync(resolve(publicDir))
      const files = ['./', ...[...built, ...copied].sort().map((name) => `./${name}`)]
      const hash = createHash('sha256')
      for (const item of Object.values(bundle)) hash.update(item.type === 'chunk' ? item.code : item.source)
      // Files of the public folder have no hash in their names: what is new in them makes a new version too.
      for (const name of copied) hash.update(readFileSync(resolve(publicDir, name)))
      const version = hash.digest('hex').slice(0, 12)
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: serviceWorker(files, version) })
    },
  }
}
