/** The extension point {@code metric}: numbers that say how good samples or scores are. */
@Export
@Version("1.2.0")
package org.langevin.api.metric;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
