# One image for all processes: the command says which (see docker-compose.yml).
# The steps are the npm scripts that the tests run; nothing is downloaded but npm packages and Debian's.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
# pkcs11-tool, by which the worker asks a signing key in a token (docs/signing-key.md).
RUN apt-get update && apt-get install -y --no-install-recommends opensc && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 DATA_DIR=/data
COPY --from=build --chown=node:node /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["npm", "run", "web"]
