import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startStrings } from './strings/strings.ts';

startStrings();
const root = document.querySelector('#app');
if (root === null) throw new TypeError('expected #app in the page');
createRoot(root).render(<App />);
