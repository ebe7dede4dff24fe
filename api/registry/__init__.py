"""Registry (基础库): regions, organs, officers and certificates, matters."""
