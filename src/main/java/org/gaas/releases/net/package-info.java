/** Connections to hosts of repositories: what they connect to is decided by the allow-list, once more at the socket. */
package org.gaas.releases.net;
