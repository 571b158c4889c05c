package org.langevin.workbench.internal.registry;

import org.osgi.framework.Version;

/**
 * Which bundle an extension comes from.
 *
 * @param name the symbolic name
 * @param version of the bundle and of its extensions
 * @param sha256 of the bundle's jar, in lower-case hexadecimal; empty if the jar is not at hand
 */
public record BundleFacts(String name, Version version, String sha256) {}
