/** What people see: tables, bars and text that a terminal can't be made to obey. */
package org.gaas.cli.terminal;
