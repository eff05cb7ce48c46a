/** gaas: the desk of a company that hosts one web application for many customers in healthcare. */
package org.gaas;
