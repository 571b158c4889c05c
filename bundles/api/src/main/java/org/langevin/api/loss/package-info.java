/** The extension point {@code loss}: what a network's training minimises. */
@Export
@Version("1.0.0")
package org.langevin.api.loss;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
