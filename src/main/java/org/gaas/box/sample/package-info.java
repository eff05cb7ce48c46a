/** The sample application's repositories: Git now, Subversion beside it later. */
package org.gaas.box.sample;
