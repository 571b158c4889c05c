/** The extension point {@code generator}: models that are not score-based, as a baseline. */
@Export
@Version("1.1.0")
package org.langevin.api.generator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
