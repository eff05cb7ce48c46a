/** The desk as people see it: a real browser, without a screen. */
package org.gaas.browser;
