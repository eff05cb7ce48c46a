// Takes the place of the configuration that comes with the webapp: there is one login for the whole desk, so the
// webapp's own login screen is never shown.
const toLogin = () => {
  if (window.location.hash.startsWith('#/login')) window.location.assign('/login');
};
window.addEventListener('hashchange', toLogin);
toLogin();

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
