// Looks at a page as it is shown now, and returns what is hard to use on it, one text for each thing.
() => {
  const problems = [];
  const words = (element) => (element.innerText ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
  const place = (element) => `<${element.nodeName.toLowerCase()}> "${words(element)}"`;
  const box = (element) => element.getBoundingClientRect();
  const isShown = (element) => {
    const size = box(element);
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && size.width > 1 && size.height > 1 && size.right > 0;
  };
  const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);

  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    problems.push(`wider than the screen: ${document.documentElement.scrollWidth} of ${width} pixels`);
  }
  for (const element of all('body *')) {
    if (box(element).right > width + 1) {
      problems.push(`beyond the edge of the screen: ${place(element)}`);
    }
    const style = getComputedStyle(element);
    if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
      problems.push(`cut off: ${place(element)}`);
    }
  }

  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.nodeName[1]);
    if (next > level + 1) {
      problems.push(`heading of level ${next} after ${level}: ${place(heading)}`);
    }
    level = next;
  }
  if (all('h1').length !== 1) {
    problems.push(`headings of level 1: ${all('h1').length}`);
  }
  if (!document.documentElement.lang) {
    problems.push('no language is declared');
  }
  if (!document.title.trim()) {
    problems.push('no title');
  }

  const name = (element) =>
    element.getAttribute('aria-label') || (element.labels && [...element.labels].map(words).join(' ')) || words(element) || element.title;
  for (const element of all('a, button, input, select, textarea, progress, summary')) {
    if (!name(element)) {
      problems.push(`without a name: ${element.outerHTML.slice(0, 120)}`);
    }
  }
  for (const image of all('img, svg')) {
    if (!image.hasAttribute('alt') && !image.getAttribute('aria-label') && !image.closest('[aria-hidden=true]')) {
      problems.push(`a picture without words: ${image.outerHTML.slice(0, 120)}`);
    }
  }
  for (const button of all('a, button, summary')) {
    if (box(button).height < 24 || box(button).width < 24) {
      problems.push(`too small to hit: ${place(button)} ${Math.round(box(button).width)} x ${Math.round(box(button).height)}`);
    }
  }
  for (const table of all('table')) {
    if (!table.caption?.textContent.trim()) {
      problems.push(`a table without a caption: ${place(table)}`);
    }
    for (const head of table.querySelectorAll('th')) {
      if (!head.scope || !head.textContent.trim()) {
        problems.push(`a head of a table without words or scope: ${head.outerHTML.slice(0, 120)}`);
      }
    }
  }

  // WCAG 2.2, 1.4.3
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colour) => {
    const [red, green, blue] = [...rgba(colour)].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (rgba(colour)[3] === 255) {
        return colour;
      }
    }
    return 'white';
  };
  for (const element of all('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!own) {
      continue;
    }
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const [light, dark] = [luminance(style.color), luminance(background(element))].sort((one, other) => other - one);
    const contrast = (light + 0.05) / (dark + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) {
      problems.push(`hard to read, contrast ${contrast.toFixed(1)}: ${place(element)}`);
    }
    if (size < 14) {
      problems.push(`small, ${size} pixels: ${place(element)}`);
    }
  }
  return problems;
}
