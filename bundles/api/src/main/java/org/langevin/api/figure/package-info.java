/** Figures as data: what is to be drawn, not how. */
@Export
@Version("1.1.0")
package org.langevin.api.figure;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
