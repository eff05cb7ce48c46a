/** Releases from Subversion, by SVNKit. */
package org.gaas.releases.svn;
