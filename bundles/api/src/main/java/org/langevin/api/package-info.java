/** What every extension has in common: its declaration, its parameters, its abilities. */
@Export
@Version("1.1.0")
package org.langevin.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
