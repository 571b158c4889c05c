package org.langevin.api.sde;

/**
 * What a scheme is told.
 *
 * @param sde to be solved
 */
public record SchemeContext(Sde sde) {}
