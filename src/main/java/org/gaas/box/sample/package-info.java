/** The sample application's repositories, in Git and in Subversion. */
package org.gaas.box.sample;
