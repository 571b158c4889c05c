/** Datasets drawn from a law, Gaussian mixtures, and items made ready to learn from. */
@Export
@Version("1.1.0")
package org.langevin.kit.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
