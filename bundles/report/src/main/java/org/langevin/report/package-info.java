/** Draws the figures of runs and writes their pages. */
package org.langevin.report;
