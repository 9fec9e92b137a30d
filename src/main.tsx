import '@fontsource-variable/inter'
import { createRoot } from 'react-dom/client'
import { createApp } from './commands/create-app'
import { Page } from './ui/Page'

const root = document.getElementById('root')
if (root) createRoot(root).render(<Page app={createApp()} />)

// Keeps the build in the browser's cache, once the page is idle: from then on it works with the network off.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('./sw.js').catch(() => {}), { once: true })
}
