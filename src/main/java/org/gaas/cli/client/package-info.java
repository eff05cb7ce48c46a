/** The REST API as the command line sees it. */
package org.gaas.cli.client;
