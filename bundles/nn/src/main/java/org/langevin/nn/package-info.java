/** Layers with explicit forward and reverse passes, on which fast score networks are built. */
@Export
@Version("1.0.0")
package org.langevin.nn;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
