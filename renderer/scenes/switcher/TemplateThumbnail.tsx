import { TEMPLATES, type TemplateId } from '../document/templates.ts';

const WIDTH = 64;
const HEIGHT = 36;

/** Thumbnail of a template's layout on the wide canvas. */
export function TemplateThumbnail({ id }: { id: TemplateId }) {
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      className="w-full rounded-s border border-line"
    >
      <rect width={WIDTH} height={HEIGHT} className="fill-canvas" />
      {TEMPLATES[id].map(({ wide, cropEachSide }, index) => {
        const [x, y, w, h] = [wide.x * WIDTH, wide.y * HEIGHT, wide.width * WIDTH, wide.height * HEIGHT];
        const size = Math.min(w, h) * (cropEachSide ? 0.42 : 0.26);
        return (
          <g key={`${wide.x} ${wide.y}`}>
            <rect
              x={x + 1}
              y={y + 1}
              width={w - 2}
              height={h - 2}
              rx={1.5}
              className={index === 0 ? 'fill-hover stroke-line-strong' : 'fill-raised stroke-accent'}
            />
            <circle cx={x + w / 2} cy={y + h / 2 - size * 0.35} r={size * 0.5} className="fill-faint" />
            <path
              d={`M${x + w / 2 - size} ${y + h / 2 + size * 1.15} a${size} ${size * 0.85} 0 0 1 ${size * 2} 0 z`}
              className="fill-faint"
            />
          </g>
        );
      })}
    </svg>
  );
}
