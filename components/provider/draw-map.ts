/**
 * A map of the part of the world where something is, as paths for SVG. The shapes are Natural Earth's (public domain), as
 * packed by world-atlas; nothing is asked of another server. For server components: the data is not meant for browsers.
 */
import {
  type GeoProjection,
  type GeoStream,
  geoArea,
  geoCentroid,
  geoConicEqualArea,
  geoEqualEarth,
  geoPath,
} from "d3-geo";
import type { Feature, Geometry, MultiPoint, Polygon, Position } from "geojson";
import { LRUCache } from "lru-cache";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import fineData from "world-atlas/countries-50m.json" with { type: "json" };
import coarseData from "world-atlas/countries-110m.json" with { type: "json" };

export const MAP_SIZE = { width: 800, height: 440 } as const;
/** Between what is shown and the edge, in the units of the drawing. */
const MARGIN = 70;
/** Points closer together than this are one, in the units of the drawing. */
const FINENESS = 1.8;
/** Islands of fewer points than this are left out. */
const LEAST_POINTS = 4;
/** Wider than this, in degrees, the whole world is shown; up to the other one, with all its bays. */
const REGION_SPAN = 110;
const FINE_SPAN = 14;

export type DrawnCountry = {
  /** ISO 3166-1 number, in three digits. */
  number: string;
  path: string;
  /** Where a mark stands. */
  x: number;
  y: number;
};
export type DrawnMap = {
  /** All the other land, with the lines between its countries. */
  land: string;
  countries: DrawnCountry[];
};

type Shape = Feature<Geometry>;
type Atlas = Topology<{ countries: GeometryCollection }>;

const coarse = coarseData as unknown as Atlas;
const fine = fineData as unknown as Atlas;

/** The map around these countries, by their numbers; what has no shape in the data is left out. The same ones are drawn once. */
export function drawMap(numbers: readonly string[]): DrawnMap {
  const wanted = [...new Set(numbers)].sort();
  const key = wanted.join();
  const known = drawn.get(key);
  if (known) return known;
  const map = draw(wanted);
  drawn.set(key, map);
  return map;
}

const drawn = new LRUCache<string, DrawnMap>({ max: 50 });

function draw(wanted: readonly string[]): DrawnMap {
  const places = wanted.flatMap((number) => {
    const [shape] = shapesOf(fine, number);
    return shape ? [{ number, mainland: mainlandOf(shape) }] : [];
  });
  const centres = places.map(({ mainland }) => geoCentroid(mainland));
  const span = Math.max(
    spanOf(centres.map(([longitude]) => longitude)),
    spanOf(centres.map(([, latitude]) => latitude)),
  );
  const isRegion = places.length > 0 && span <= REGION_SPAN;
  const projection = isRegion
    ? regional(
        places.map(({ mainland }) => mainland),
        centres,
      )
    : worldwide();
  const path = geoPath({ stream: (sink: GeoStream) => projection.stream(thinned(sink)) }).digits(
    isRegion ? 1 : 0,
  );
  const shapes = shapesOf(isRegion && span <= FINE_SPAN ? fine : coarse);
  const pathOf = (shape: Shape) => path(shape.geometry) ?? "";
  return {
    land: shapes
      .filter(({ id }) => !wanted.includes(String(id)))
      .map(pathOf)
      .join(""),
    countries: places.map(({ number, mainland }, index) => {
      const shape = shapes.find(({ id }) => id === number);
      const [x = 0, y = 0] = projection(centres[index] ?? geoCentroid(mainland)) ?? [];
      return { number, path: shape ? pathOf(shape) : "", x: Math.round(x), y: Math.round(y) };
    }),
  };
}

function regional(mainlands: readonly Polygon[], centres: readonly [number, number][]): GeoProjection {
  const latitudes = centres.map(([, latitude]) => latitude);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const south = Math.min(...latitudes);
  // A cone needs parallels that are not each other's mirror.
  const parallels: [number, number] =
    Math.abs(middle(latitudes)) < 12 ? [5, 20] : [south - 3, Math.max(...latitudes) + 8];
  return geoConicEqualArea()
    .parallels(parallels)
    .rotate([-middle(centres.map(([longitude]) => longitude)), 0])
    .fitExtent(frame(MARGIN), { type: "GeometryCollection", geometries: [...around(centres), ...mainlands] })
    .clipExtent(frame(0));
}

/** A lone small country is shown with its neighbours: at least so many degrees each way. */
function around(centres: readonly [number, number][]): MultiPoint[] {
  const REACH = 6;
  return centres.map(([x, y]) => ({
    type: "MultiPoint",
    coordinates: [
      [x - REACH, y],
      [x + REACH, y],
      [x, Math.max(-85, y - REACH)],
      [x, Math.min(85, y + REACH)],
    ],
  }));
}

function worldwide(): GeoProjection {
  return geoEqualEarth().fitExtent(frame(8), { type: "Sphere" });
}

function frame(margin: number): [[number, number], [number, number]] {
  return [
    [margin, margin / 2],
    [MAP_SIZE.width - margin, MAP_SIZE.height - margin / 2],
  ];
}

/** The largest piece of a country: islands far away would push the rest out of sight. */
function mainlandOf({ geometry }: Shape): Polygon {
  const pieces: Position[][][] =
    geometry.type === "MultiPolygon"
      ? geometry.coordinates
      : geometry.type === "Polygon"
        ? [geometry.coordinates]
        : [];
  const polygons = pieces.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return polygons.reduce((best, piece) => (geoArea(piece) > geoArea(best) ? piece : best));
}

const spanOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** Countries of the data as shapes: all of them, or the one of a number. */
function shapesOf(packed: Atlas, number?: string): Shape[] {
  return packed.objects.countries.geometries
    .filter(({ id }) => number === undefined || id === number)
    .map((geometry) => feature(packed, geometry) as Shape);
}

/** Leaves out points that nobody could tell from the one before, and islands that are nothing but one point. */
function thinned(sink: GeoStream): GeoStream {
  let line: [number, number][] = [];
  return {
    point(x, y) {
      const last = line.at(-1);
      if (!last || Math.hypot(x - last[0], y - last[1]) >= FINENESS) line.push([x, y]);
    },
    lineStart() {
      line = [];
    },
    lineEnd() {
      if (line.length < LEAST_POINTS) return;
      sink.lineStart();
      for (const [x, y] of line) sink.point(x, y);
      sink.lineEnd();
    },
    polygonStart: () => sink.polygonStart(),
    polygonEnd: () => sink.polygonEnd(),
    sphere: () => sink.sphere?.(),
  };
}
