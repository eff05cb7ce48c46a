/** Several desks on one database, each a process of its own, so that one can be killed like one. */
package org.gaas.cluster;
