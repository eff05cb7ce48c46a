// Takes the place of the configuration that comes with the webapp: there is one login for the whole desk, so the
// webapp's own login screen is never shown.
const toLogin = () => {
  if (window.location.hash.startsWith('#/login')) window.location.assign('/login');
};
window.addEventListener('hashchange', toLogin);
toLogin();

// What has to be done first is one click away, in a tab of its own: what was typed into the form stays.
const FACTOR = '/second-factor';
new MutationObserver(() => {
  for (const message of document.querySelectorAll('.notifications .message')) {
    const [before, after] = message.textContent.split(FACTOR);
    if (after === undefined || message.querySelector('a')) continue;
    const link = Object.assign(document.createElement('a'), { href: FACTOR, target: '_blank', textContent: FACTOR });
    message.replaceChildren(before, link, after);
  }
}).observe(document.documentElement, { childList: true, subtree: true });

export default {
  app: { name: 'Tasklist', vendor: 'gaas' },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the task that is open' },
    focusFilter: { key: 'ctrl+shift+f', description: 'goes to the first filter' },
    focusList: { key: 'ctrl+alt+l', description: 'goes to the first task' },
    focusForm: { key: 'ctrl+alt+f', description: 'goes to the first field of the form' },
    startProcess: { key: 'ctrl+alt+p', description: 'starts a process' },
  },
};
