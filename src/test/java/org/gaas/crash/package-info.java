/**
 * What becomes of the work when something dies: the desk, a connection, a database. Every desk here is a process of its
 * own, so that it can be killed like one.
 */
package org.gaas.crash;
