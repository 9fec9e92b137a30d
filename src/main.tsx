import '@fontsource-variable/inter'
import { createRoot } from 'react-dom/client'
import { createApp } from './commands/create-app'
import { Page } from './ui/Page'
import { followTheme } from './ui/theme/follow-theme'

const root = document.getElementById('root')
const app = createApp()
// Before anything is drawn: nobody sees the other theme first.
followTheme(app.settings)
if (root) createRoot(root).render(<Page app={app} />)

// Keeps the build in the browser's cache, once the page is idle: from then on it works with the network off.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register('./sw.js').catch(() => {}), { once: true })
}
