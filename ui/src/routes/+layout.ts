// The window serves files only: every page is drawn here, none on a server.
export const ssr = false;
export const prerender = false;
