/** The adapter to OpenSSH on Debian servers, and to its files of keys. */
package org.gaas.access.openssh;
