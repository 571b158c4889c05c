package org.langevin.workbench;

/**
 * An extension point that some bundle declares.
 *
 * @param id the name of the point, for example {@code sampler}
 * @param title one line: what its extensions do
 * @param bundle the symbolic name of the bundle that declares it
 */
public record PointInfo(String id, String title, String bundle) {}
