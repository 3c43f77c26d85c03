import '@mantine/core/styles.css';
import '../theme/tokens.css';
import '../theme/base.css';
import './kiosk.css';
import { createRoot } from 'react-dom/client';
import { startKioskStrings } from '../strings/kiosk.ts';
import { KioskApp } from './kiosk-app.tsx';

startKioskStrings();
const root = document.querySelector('#app');
if (root === null) throw new TypeError('expected #app in the page');
createRoot(root).render(<KioskApp />);
