import { z } from 'zod';

// The page's policy forbids made-up code, which zod would try for speed. First import of every part of the page that has schemas.
z.config({ jitless: true });
